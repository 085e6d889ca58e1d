{{ official_table(
    'd1',
    [
        'cpp_start',
        'cpp_child_start',
        'cpp_end',
        'cpp_child_end',
        'cpp_anypoint',
        'cpp_child_anypoint',
        'cpp_at31',
    ]
) }}

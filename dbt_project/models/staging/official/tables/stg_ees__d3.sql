{{ official_table(
    'd3',
    [
        'cpp_start',
        'cpp_subsequent',
        'cpp_subsequent_percent',
    ]
) }}

{{ official_table(
    'b1',
    [
        'anypoint_episodes',
        'anypoint_child',
        'started_episodes',
        'started_child',
        'ended_episodes',
        'ended_child',
        'at31_episodes',
        'awaiting_assessment',
        'anypoint_episodes_rate',
        'anypoint_child_rate',
        'started_episodes_rate',
        'started_child_rate',
        'ended_episodes_rate',
        'ended_child_rate',
        'at31_episodes_rate',
        'awaiting_assessment_rate',
    ]
) }}

{{ official_table(
    'c1',
    [
        'referral_count',
        'rereferral_count',
        'rereferral_percent',
        'no_further_action_count',
        'no_further_action_percent',
        'not_in_need_count',
        'not_in_need_percent',
        'referral_child_count',
        'rereferral_child_count',
        'rereferral_child_percent',
        'referrals_rate',
        'referrals_child_rate',
    ]
) }}

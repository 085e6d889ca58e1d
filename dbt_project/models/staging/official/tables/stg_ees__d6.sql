{{ official_table('d6', []) }}

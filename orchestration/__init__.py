"""What runs when, and where rows land: Dagster over scrapers and dbt. It imports nothing."""

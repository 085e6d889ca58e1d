"""The assets, checks, schedules and sensors, a module an origin."""

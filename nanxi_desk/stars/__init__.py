"""Star building groups: applications, sealed score sheets, exact arithmetic, stars and plaques."""

"""The page on which a person records a voice, clip by clip."""

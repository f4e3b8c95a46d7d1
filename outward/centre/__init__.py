"""The centre: takes the closed days of sites, for those who compare them."""

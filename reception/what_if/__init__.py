"""What other house rules would have done: the real visits of the past, called by them anew."""

"""Filing: the front page, the short pages, the draft, the check, the receipt, the promise."""

"""The SOP's papers: how they are set, and what no text and no template can do."""

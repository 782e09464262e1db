"""The SOP's papers: typed contexts, their letterhead, and how they become a page or a PDF."""

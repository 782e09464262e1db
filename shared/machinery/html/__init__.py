"""The frame of every page: layout, language, assets."""

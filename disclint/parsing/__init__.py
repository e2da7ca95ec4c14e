"""Grammar files to trees, blocks to sections: the only door to Lark."""

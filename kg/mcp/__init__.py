"""The questions as tools of an assistant: `kg mcp`, over the Model Context Protocol."""

"""满意度: residents rate what the desk did for them."""

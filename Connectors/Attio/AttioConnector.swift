enum AttioPlace {}

namespace JobKit.EntityFrameworkCore;

/// <summary>A row and what was made of it.</summary>
internal readonly record struct MadeRow<TEntity>(string Key, TEntity Row, object Made);

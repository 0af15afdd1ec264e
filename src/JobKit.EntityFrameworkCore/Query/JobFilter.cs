namespace JobKit.EntityFrameworkCore;

/// <summary>One condition of a list.</summary>
/// <param name="Column">What it looks at.</param>
/// <param name="Sql">The condition.</param>
/// <param name="Name">Its parameter, or null where it needs none.</param>
/// <param name="Value">The parameter's value.</param>
internal sealed record JobFilter(string Column, string Sql, string? Name = null, object? Value = null);

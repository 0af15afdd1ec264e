namespace JobKit.AspNetCore;

/// <summary>Who an operator is here, and what its pages may do.</summary>
internal sealed record MeBody(string User, IReadOnlyList<string> Permissions, string Environment, string Csrf);

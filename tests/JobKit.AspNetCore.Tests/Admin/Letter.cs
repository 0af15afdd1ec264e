namespace JobKit.AspNetCore.Tests.Admin;

/// <summary>A job with something to hide.</summary>
internal sealed record Letter(string To, [property: JobSecret] string Text);

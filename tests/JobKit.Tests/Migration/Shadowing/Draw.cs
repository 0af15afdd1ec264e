namespace JobKit.Tests.Migration.Shadowing;

/// <summary>A request of an app.</summary>
internal sealed record Draw(string Title, [property: JobSecret] string? Token = null);

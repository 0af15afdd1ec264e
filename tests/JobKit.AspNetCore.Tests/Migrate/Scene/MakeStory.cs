namespace JobKit.AspNetCore.Tests.Migrate;

public sealed record MakeStory(string Title, int Pages, string? Audience = null);

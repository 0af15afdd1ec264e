namespace JobKit.AspNetCore.Tests.Migrate;

public sealed record StoryBook(string StorybookId, IReadOnlyList<string> Pages);

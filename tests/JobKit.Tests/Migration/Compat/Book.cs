namespace JobKit.Tests.Migration.Compat;

internal sealed record Book(string StorybookId, int Pages);

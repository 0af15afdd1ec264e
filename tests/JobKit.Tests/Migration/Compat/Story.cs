namespace JobKit.Tests.Migration.Compat;

[JobType("storybook")]
internal sealed record Story(string Title);

namespace JobKit.EntityFrameworkCore.Tests.Migration.Backfill;

[JobType("create-storybook")]
internal sealed record CreateStorybook(string Title);

namespace JobKit.EntityFrameworkCore.Tests.Migration.Backfill;

[JobType("make-thumbnail")]
internal sealed record MakeThumbnail(Guid Photo);

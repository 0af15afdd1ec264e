namespace JobKit.EntityFrameworkCore.Tests.Migration.Backfill;

[JobType("make-preview")]
internal sealed record MakePreview(Guid Photo);

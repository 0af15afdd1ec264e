using JobKit.EntityFrameworkCore.Tests.Migration;
using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore.Tests.Backup;

public sealed class BackupStoreTests
{
    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task Jobs_are_put_back_elsewhere_to_the_last_detail(TestDatabase kind)
    {
        await using var old = await FlagDatabase.CreateAsync(kind);
        await using var other = await FlagDatabase.CreateAsync(kind);
        var (from, to) = (await StoreAsync(old), await StoreAsync(other));
        await FillAsync(from);
        var all = await ReadAsync(from);

        (await ((IJobBackupStore)to).RestoreAsync(all, default)).Should().Equal(true, true, true, true, true);
        (await ((IJobBackupStore)to).RestoreAsync(all, default)).Should().Equal(false, false, false, false, false);

        (await ReadAsync(to)).Should().BeEquivalentTo(all, it => it.WithStrictOrdering());
        all.Select(stored => stored.Job.Status).Should().Equal(JobStatus.Completed, JobStatus.Failed, JobStatus.Processing, JobStatus.Pending, JobStatus.Pending);
        all.Select(stored => stored.Job.Id).Should().BeInAscendingOrder();
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task It_is_as_of_one_moment_and_holds_no_writer_up(TestDatabase kind)
    {
        await using var database = await FlagDatabase.CreateAsync(kind);
        var store = await StoreAsync(database);
        await FillAsync(store);
        var before = await ReadAsync(store);
        var pages = new List<IReadOnlyList<StoredJob>>();

        await ((IJobBackupStore)store).ReadAllAsync(
            2,
            async page =>
            {
                pages.Add(page);
                await store.EnqueueAsync([New(100 + pages.Count)], EnqueueMode.AllOrNone, default);
                await store.CancelAsync(before[^1].Job.Id, OperatorAction.App, default);
            },
            default);

        pages.Select(page => page.Count).Should().Equal(2, 2, 1);
        pages.SelectMany(page => page).Should().BeEquivalentTo(before, it => it.WithStrictOrdering());
        (await ReadAsync(store)).Should().HaveCount(8).And.Contain(stored => stored.Job.Status == JobStatus.Cancelled);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task After_an_export_that_broke_off_the_connection_is_as_good_as_new(TestDatabase kind)
    {
        await using var database = await FlagDatabase.CreateAsync(kind);
        var store = await StoreAsync(database);
        await FillAsync(store);

        for (var again = 0; again < 3; again++)
        {
            await store.Invoking(it => ((IJobBackupStore)it).ReadAllAsync(2, _ => throw new IOException("full"), default)).Should().ThrowAsync<IOException>();
        }

        (await store.EnqueueAsync([New(9)], EnqueueMode.AllOrNone, default)).Single().Outcome.Should().Be(EnqueueOutcome.Stored);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task A_live_job_whose_key_another_has_taken_stays_away(TestDatabase kind)
    {
        await using var database = await FlagDatabase.CreateAsync(kind);
        await using var other = await FlagDatabase.CreateAsync(kind);
        var (from, to) = (await StoreAsync(database), await StoreAsync(other));
        await FillAsync(from);
        await to.EnqueueAsync([.. Enumerable.Range(0, 5).Select(New)], EnqueueMode.AllOrNone, default);

        (await ((IJobBackupStore)to).RestoreAsync(await ReadAsync(from), default)).Should().Equal(true, true, false, false, false);
    }

    private static async Task<IJobStore> StoreAsync(FlagDatabase database)
    {
        var store = database.Make().GetRequiredService<IJobStore>();
        await store.PrepareAsync(default);
        return store;
    }

    private static async Task<IReadOnlyList<StoredJob>> ReadAsync(IJobStore store)
    {
        var all = new List<StoredJob>();
        var version = await ((IJobBackupStore)store).ReadAllAsync(
            100,
            page =>
            {
                all.AddRange(page);
                return Task.CompletedTask;
            },
            default);
        version.Should().Be(1);
        return all;
    }

    /// <summary>Jobs of most statuses, with something in every column.</summary>
    private static async Task FillAsync(IJobStore store)
    {
        await store.EnqueueAsync([.. Enumerable.Range(0, 5).Select(New)], EnqueueMode.AllOrNone, default);
        var claimed = (await store.ClaimAsync(new() { WorkerId = "w", Types = ["t"], Limit = 3, LeaseDuration = TimeSpan.FromMinutes(10) }, default)).OrderBy(job => job.Id).ToList();
        await store.WriteCheckpointAsync(claimed[2].Lease, """{"at":3}""", default);
        await store.WriteProgressAsync([new(claimed[2].Id, claimed[2].Epoch, 30, "half")], default);
        await store.CancelAsync(claimed[2].Id, new("alice", "enough"), default);
        await store.SettleAsync(
            [
                new() { JobId = claimed[0].Id, Epoch = claimed[0].Epoch, Verb = JobVerb.Complete, Result = "\"done\"" },
                new() { JobId = claimed[1].Id, Epoch = claimed[1].Epoch, Verb = JobVerb.Fail, FailureReason = JobFailureReason.Rejected, Error = new("E", "no", "at") },
            ],
            default);
    }

    private static NewJob New(int number) => new()
    {
        Id = new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddDays(number + 1))),
        Type = "t",
        Queue = "q",
        Priority = number,
        Payload = """{"name":"日本 😀 \u0000"}""",
        ContentHash = $"hash-{number}",
        MaxAttempts = 3,
        Timeout = TimeSpan.FromSeconds(90),
        ExpiresAfter = TimeSpan.FromDays(1),
        Owner = "ann",
        Tenant = "acme",
        CorrelationKey = "order-1",
        UniqueKey = $"key-{number}",
        LimitKey = "limit",
        LimitConcurrency = 7,
        Tags = ["a", "b"],
        TraceParent = "00-1",
        ParentId = JobId.New(),
        Hidden = true,
        Metadata = """{"a":1}""",
    };
}

using JobKit.EntityFrameworkCore.Tests.Migration;
using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore.Tests.Store;

public sealed class RemoveJobTests
{
    [Fact]
    public async Task In_memory()
    {
        await using var database = FlagDatabase.InMemory();
        await RemovesEndedJobsAloneAsync(database);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task In_a_database(TestDatabase kind)
    {
        await using var database = await FlagDatabase.CreateAsync(kind);
        await database.NodeAsync();
        await RemovesEndedJobsAloneAsync(database);
    }

    private static async Task RemovesEndedJobsAloneAsync(FlagDatabase database)
    {
        var store = database.Make().GetRequiredService<IJobStore>();
        var jobs = Enumerable.Range(0, 3).Select(_ => new NewJob { Id = JobId.New(), Type = "a", Queue = "q", Payload = "{}", ContentHash = new('0', 64) }).ToList();
        await store.EnqueueAsync(jobs, EnqueueMode.AllOrNone, default);
        var claimed = (await store.ClaimAsync(new() { WorkerId = "w", Types = ["a"], Limit = 1, LeaseDuration = TimeSpan.FromMinutes(1) }, default)).Single();
        await store.SettleAsync([new() { JobId = claimed.Id, Epoch = claimed.Epoch, Verb = JobVerb.Fail, Error = new("E", "boom"), FailureReason = JobFailureReason.Rejected }], default);
        var (ended, live) = (claimed.Id, jobs.Select(job => job.Id).Where(id => id != claimed.Id).ToList());
        (await store.GetAttemptsAsync(ended, default)).Should().ContainSingle();

        (await store.RemoveAsync(ended, default)).Should().BeTrue();

        (await store.GetAsync(ended, null, default)).Should().BeNull();
        (await store.GetAttemptsAsync(ended, default)).Should().BeEmpty();
        (await store.RemoveAsync(ended, default)).Should().BeFalse("it is gone");
        (await store.RemoveAsync(live[0], default)).Should().BeFalse("it is pending");
        (await store.ListAsync(new(), default)).Jobs.Select(job => job.Id).Should().BeEquivalentTo(live);
    }
}

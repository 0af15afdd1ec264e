using JobKit.Storage;
using Npgsql;
using static JobKit.EntityFrameworkCore.Tests.PostgreSql.PostgreSqlRig;

namespace JobKit.EntityFrameworkCore.Tests.PostgreSql;

/// <summary>A retry of a job whose unique key another job takes in the same moment: the key is given up, as where it was taken before.</summary>
public sealed class PostgreSqlRetryTests
{
    [PostgresFact]
    public async Task Of_two_failed_jobs_of_one_key_retried_together_the_second_gives_the_key_up()
    {
        var rig = await StartAsync();
        var (first, second) = (await FailedAsync(rig), await FailedAsync(rig));
        await using var connection = await rig.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await RetryJob.RunAsync(new(rig.Dialect, connection, transaction), first, OperatorAction.App, default);

        await RetriedWhileAsync(rig, second, transaction);

        (await KeyAsync(rig, first)).Should().Be("k");
        (await KeyAsync(rig, second)).Should().BeNull();
        (await rig.ReadAsync<long>($"SELECT count(*) FROM {Names.Audit}")).Should().Be(2, "each retry is told once");
    }

    [PostgresFact]
    public async Task A_key_whose_enqueue_was_not_committed_yet_is_given_up()
    {
        var rig = await StartAsync();
        var failed = await FailedAsync(rig);
        var enqueued = NewJob(uniqueKey: "k");
        await using var connection = await rig.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await rig.Dialect.EnqueueAsync(new(rig.Dialect, connection, transaction), [enqueued], EnqueueMode.AllOrNone, default);

        await RetriedWhileAsync(rig, failed, transaction);

        (await KeyAsync(rig, enqueued.Id)).Should().Be("k");
        (await KeyAsync(rig, failed)).Should().BeNull();
    }

    private static async Task RetriedWhileAsync(PostgreSqlRig rig, JobId id, NpgsqlTransaction other)
    {
        await using var connection = await rig.OpenAsync();
        var retry = RetryJob.RunAsync(new(rig.Dialect, connection, null), id, OperatorAction.App, default);
        await rig.UntilBlockedAsync(connection.ProcessID);
        await other.CommitAsync();

        (await retry).Should().Match<OperateReceipt>(receipt => receipt.Changed && receipt.Status == JobStatus.Pending);
    }

    private static async Task<JobId> FailedAsync(PostgreSqlRig rig)
    {
        await rig.EnqueueAsync(NewJob(uniqueKey: "k"));
        var job = (await rig.ClaimAsync(Request(1))).Single();
        await rig.SettleAsync(Settle(job, JobVerb.Fail));
        return job.Id;
    }

    private static async Task<string?> KeyAsync(PostgreSqlRig rig, JobId id) =>
        await rig.ReadAsync<object>($"SELECT unique_key FROM {Names.Jobs} WHERE id = '{id}'") as string;
}

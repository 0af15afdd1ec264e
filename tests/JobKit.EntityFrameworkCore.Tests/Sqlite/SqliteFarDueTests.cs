namespace JobKit.EntityFrameworkCore.Tests.Sqlite;

public sealed class SqliteFarDueTests
{
    [Fact]
    public async Task A_row_whose_due_time_is_off_the_calendar_holds_up_no_other_job()
    {
        await using var db = await SqliteStore.StartAsync();
        var (poison, innocent) = (db.NewJob(), db.NewJob("other"));
        await db.EnqueueAsync(poison, innocent);
        await RunAsync(db, $"UPDATE jobkit_jobs SET due_at = {long.MaxValue} WHERE type = 'mail'");

        (await db.ClaimAsync(10, "mail", "other")).Should().ContainSingle().Which.Id.Should().Be(innocent.Id);
        (await db.GetAsync(poison.Id)).DueAt.Year.Should().Be(9999);
    }

    [Theory]
    [InlineData(JobVerb.RetryLater)]
    [InlineData(JobVerb.Snooze)]
    public async Task No_delay_writes_an_instant_off_the_calendar(JobVerb verb)
    {
        await using var db = await SqliteStore.StartAsync();
        await db.EnqueueAsync(db.NewJob());
        await db.SettleAsync((await db.ClaimAsync()).Single(), verb, TimeSpan.MaxValue);
        await db.EnqueueAsync(db.NewJob() with { Delay = TimeSpan.MaxValue, ExpiresAfter = TimeSpan.MaxValue });

        var last = EpochMicroseconds.From(DateTimeOffset.MaxValue);
        (await RunAsync(db, "SELECT min(due_at) FROM jobkit_jobs")).Should().Be(last);
        (await RunAsync(db, "SELECT max(due_at) FROM jobkit_jobs")).Should().Be(last);
        (await RunAsync(db, "SELECT max(expires_at) FROM jobkit_jobs")).Should().Be(last);
    }

    private static async Task<long?> RunAsync(SqliteStore db, string sql)
    {
        await using var connection = await db.ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync() as long?;
    }
}

using System.Data.Common;
using JobKit.Migration;
using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace JobKit.EntityFrameworkCore.Tests.Migration;

public sealed class EventTurnTests
{
    [PostgresFact]
    public async Task A_process_that_stops_in_its_turn_keeps_nobodys_rollback_waiting()
    {
        await using var database = await FlagDatabase.CreateAsync(TestDatabase.PostgreSql);
        var node = database.Make();
        await node.GetRequiredService<IJobStore>().PrepareAsync(default);
        await using var stopped = await database.OpenAsync();
        await using var turn = await stopped.BeginTransactionAsync();
        await RunAsync(stopped, turn, new PostgreSqlDialect(new Tables("jobkit")).OneAtATimeSql("rollout_event")!);

        // What the server ends after that time, made shorter so that the test is; without the turn's own limit there is none.
        var limit = await RunAsync(stopped, turn, "SHOW idle_in_transaction_session_timeout");
        limit.Should().Be(PostgreSqlDialect.TurnEnds);
        await RunAsync(stopped, turn, "SET LOCAL idle_in_transaction_session_timeout = '200ms'");
        var plan = new RolloutPlan { Key = "story", Stages = [MigrationStage.Canary] };
        var row = new StoredRollout
        {
            Key = plan.Key,
            Version = 1,
            Epoch = 1,
            Stage = MigrationStage.RolledBack,
            SharePpm = 0,
            Salt = plan.Salt,
            PlanJson = plan.ToJson(),
            PlanHash = plan.ToHash(),
            StateJson = "{}",
            UpdatedBy = "alice",
        };
        var write = new RolloutWrite(row, 0, new() { Key = plan.Key, Actor = "alice", Kind = "rollback" }, []);

        var written = await node.GetRequiredService<IRolloutStore>().WriteAsync(write, default).WaitAsync(TimeSpan.FromSeconds(30));

        written!.Version.Should().Be(1);
        var late = await stopped.Invoking(it => RunAsync((DbConnection)it, turn, "SELECT 1")).Should().ThrowAsync<NpgsqlException>();
        PostgreSqlErrors.IsTransient(late.Which).Should().BeTrue("it may go on in another connection");
    }

    [PostgresFact]
    public async Task The_limit_ends_with_the_turn()
    {
        await using var database = await FlagDatabase.CreateAsync(TestDatabase.PostgreSql);
        await using var connection = await database.OpenAsync();
        await using (var turn = await connection.BeginTransactionAsync())
        {
            await RunAsync(connection, turn, new PostgreSqlDialect(new Tables("jobkit")).OneAtATimeSql("rollout_event")!);
            await turn.CommitAsync();
        }

        (await RunAsync(connection, null, "SHOW idle_in_transaction_session_timeout")).Should().Be("0");
    }

    private static async Task<string?> RunAsync(DbConnection connection, DbTransaction? transaction, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}

using JobKit.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static JobKit.EntityFrameworkCore.Tests.PostgreSql.PostgreSqlRig;

namespace JobKit.EntityFrameworkCore.Tests.PostgreSql;

/// <summary>A renewal needs neither a thread nor a connection that handlers could have taken.</summary>
public sealed class PostgreSqlRenewalTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    [PostgresFact]
    public async Task A_renewal_gets_through_while_every_connection_of_the_pool_is_taken()
    {
        await using var node = await StartAsync("Maximum Pool Size=2;Timeout=1");
        var lease = await HoldAsync(node);

        // All that the claim left of it, before the first renewal.
        await using var taken = await ConnectAsync(node);

        await node.GetRequiredService<IJobStore>().Invoking(store => store.GetAsync(lease.JobId, null, default)).Should().ThrowAsync<Exception>();
        await RenewedAsync(node, lease);
    }

    [PostgresFact]
    public async Task A_node_that_only_enqueues_keeps_no_connection()
    {
        await using var node = await StartAsync("Maximum Pool Size=1;Timeout=1");

        await node.GetRequiredService<IJobStore>().EnqueueAsync([NewJob()], EnqueueMode.AllOrNone, default);

        await using var whole = await ConnectAsync(node);
        whole.State.Should().Be(System.Data.ConnectionState.Open);
    }

    [PostgresFact]
    public async Task A_renewal_has_its_answer_when_the_call_returns()
    {
        await using var node = await StartAsync();
        var lease = await HoldAsync(node);

        var renewal = node.GetRequiredService<IJobStore>().RenewAsync([lease], Lease, default);

        renewal.IsCompletedSuccessfully.Should().BeTrue();
        (await renewal)[0].Held.Should().BeTrue();
    }

    [PostgresFact]
    public async Task A_renewal_whose_connection_was_cut_goes_through_on_another()
    {
        await using var node = await StartAsync("Application Name=cut");
        var lease = await HoldAsync(node);
        await RenewedAsync(node, lease);

        await using (var other = await ConnectAsync(node))
            await RunAsync(other, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'cut' AND pid <> pg_backend_pid()");

        await RenewedAsync(node, lease);
    }

    [PostgresFact]
    public async Task A_renewal_that_is_called_off_while_it_waits_ends_as_cancelled()
    {
        await using var node = await StartAsync();
        var lease = await HoldAsync(node);
        await using var holder = await ConnectAsync(node);
        await using var transaction = await holder.BeginTransactionAsync();
        await RunAsync(holder, $"LOCK TABLE {Names.Jobs} IN ACCESS EXCLUSIVE MODE");
        using var stop = new CancellationTokenSource();

        var renewal = Task.Run(() => node.GetRequiredService<IJobStore>().RenewAsync([lease], Lease, stop.Token));
        await UntilSomebodyWaitsAsync(node);
        await stop.CancelAsync();

        await renewal.Invoking(it => it.WaitAsync(TimeSpan.FromSeconds(8), TimeProvider.System)).Should().ThrowAsync<OperationCanceledException>();
    }

    private static async Task<ServiceProvider> StartAsync(string settings = "")
    {
        var connectionString = $"{await SharedPostgres.CreateDatabaseAsync()};{settings}";
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new NpgsqlConnectionStringBuilder(connectionString));
        services.AddBackgroundJobs(jobs => jobs.UseEntityFrameworkCore(options => options.UseNpgsql(connectionString), autoMigrate: true));
        var node = services.BuildServiceProvider();
        await node.GetRequiredService<IJobStore>().PrepareAsync(default);
        return node;
    }

    private static async Task<NpgsqlConnection> ConnectAsync(ServiceProvider node)
    {
        var connection = new NpgsqlConnection(node.GetRequiredService<NpgsqlConnectionStringBuilder>().ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<JobLease> HoldAsync(ServiceProvider node)
    {
        var store = node.GetRequiredService<IJobStore>();
        await store.EnqueueAsync([NewJob()], EnqueueMode.AllOrNone, default);
        return (await store.ClaimAsync(Request(1), default))[0].Lease;
    }

    private static async Task RenewedAsync(ServiceProvider node, JobLease lease) =>
        (await node.GetRequiredService<IJobStore>().RenewAsync([lease], Lease, default))[0].Held.Should().BeTrue();

    private static async Task UntilSomebodyWaitsAsync(ServiceProvider node)
    {
        await using var connection = await ConnectAsync(node);
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'", connection);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        while ((long)(await command.ExecuteScalarAsync(patience.Token))! == 0)
        {
        }
    }
}

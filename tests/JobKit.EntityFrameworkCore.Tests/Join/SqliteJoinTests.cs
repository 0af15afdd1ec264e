// Enqueue and EnqueueAsync are two things here: the tracked insert, and the immediate one.
#pragma warning disable MA0042
using JobKit.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore.Tests.Join;

public sealed class SqliteJoinTests : IAsyncLifetime, IDisposable
{
    private readonly SqliteFile _file = new();

    private readonly WakeRecorder _wakes = new();

    private ServiceProvider _services = null!;

    private AsyncServiceScope _scope;

    private NoteContext Db => _scope.ServiceProvider.GetRequiredService<NoteContext>();

    private IJobStore Store => _services.GetRequiredService<IJobStore>();

    public async Task InitializeAsync()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IJobWakeSignal>(_wakes);
        services.AddDbContext<NoteContext>(options => options.UseSqlite(_file.ConnectionString));
        services.AddBackgroundJobs(jobs => jobs.AddJob<SendMail>().UseEntityFrameworkCore<NoteContext>());
        _services = services.BuildServiceProvider();
        _scope = _services.CreateAsyncScope();
        await Db.Database.EnsureCreatedAsync();
        await Store.PrepareAsync(default);
    }

    public async Task DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_tracked_job_is_stored_by_SaveChanges_and_workers_hear_of_it_then()
    {
        var id = Db.Enqueue(new SendMail("ann"), new() { Delay = TimeSpan.FromHours(1), Tags = ["a"] });
        _wakes.Woken.Should().BeEmpty();

        await Db.SaveChangesAsync();

        var job = await Store.GetAsync(id, null, default);
        job!.DueAt.Should().Be(job.CreatedAt.AddHours(1));
        job.Payload.Should().Contain("ann");
        job.Tags.Should().Equal("a");
        _wakes.Woken.Should().Equal("default");
    }

    [Fact]
    public async Task SaveChanges_without_await_stores_it_too()
    {
        var id = Db.Enqueue(new SendMail("ann"));

        Db.SaveChanges();

        (await Store.GetAsync(id, null, default)).Should().NotBeNull();
    }

    [Fact]
    public async Task In_a_transaction_workers_hear_of_it_after_the_commit()
    {
        await using var transaction = await Db.Database.BeginTransactionAsync();
        var tracked = Db.Enqueue(new SendMail("ann"));
        await Db.SaveChangesAsync();
        var written = await Db.EnqueueAsync(new SendMail("bob"), new() { UniqueKey = "bob" });
        (await Db.EnqueueAsync(new SendMail("bob"), new() { UniqueKey = "bob" })).Should().Be(new EnqueueResult(written.Id, false));
        _wakes.Woken.Should().BeEmpty();

        await transaction.CommitAsync();

        _wakes.Woken.Should().Equal("default");
        (await Store.GetStatesAsync([tracked, written.Id], default)).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_rolled_back_transaction_leaves_no_job_and_wakes_nobody()
    {
        JobId id;
        await using (var transaction = await Db.Database.BeginTransactionAsync())
        {
            id = await Db.EnqueueAsync(new SendMail("ann"));
            await transaction.RollbackAsync();
        }

        await using (var next = await Db.Database.BeginTransactionAsync())
        {
            await next.CommitAsync();
        }

        (await Store.GetAsync(id, null, default)).Should().BeNull();
        _wakes.Woken.Should().BeEmpty();
    }

    [Fact]
    public async Task A_rolled_back_savepoint_takes_its_job_with_it_and_leaves_the_others()
    {
        await using var transaction = await Db.Database.BeginTransactionAsync();
        JobId kept = await Db.EnqueueAsync(new SendMail("kept"));
        await transaction.CreateSavepointAsync("part");
        JobId undone = await Db.EnqueueAsync(new SendMail("undone"));
        await transaction.RollbackToSavepointAsync("part");
        await transaction.CommitAsync();

        (await Store.GetStatesAsync([kept, undone], default)).Select(state => state.Id).Should().Equal(kept);
    }

    [Fact]
    public void A_tracked_job_with_a_unique_key_is_refused_with_the_way_that_works()
    {
        var enqueue = () => Db.Enqueue(new SendMail("ann"), new() { UniqueKey = "k" });

        enqueue.Should().Throw<InvalidOperationException>().WithMessage("*unique key*await db.EnqueueAsync*");
    }

    [Fact]
    public async Task A_deferred_transaction_that_read_before_another_writer_is_told_why_it_cannot_go_on()
    {
        await Db.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)Db.Database.GetDbConnection();
        connection.DefaultTimeout = 1;
        await using var raw = connection.BeginTransaction(deferred: true);
        await Db.Database.UseTransactionAsync(raw);
        await Db.Notes.CountAsync();
        await Store.SetQueueAsync("default", new() { Paused = true }, OperatorAction.App, default);

        var enqueue = () => Db.EnqueueAsync(new SendMail("ann"));

        (await enqueue.Should().ThrowAsync<JobStoreException>()).WithMessage("*another connection wrote after it had read*deferred: true*");
    }

    [Fact]
    public async Task A_completion_and_the_handlers_changes_are_written_together()
    {
        var lease = await ClaimAsync();
        Db.Notes.Add(new() { Text = "done" });

        await new HeldContext(lease).CompleteWithAsync(Db, "42");

        (await Store.GetAsync(lease.JobId, null, default)).Should().Match<Job>(job => job.Status == JobStatus.Completed && job.Result == "42");
        (await Db.Notes.AsNoTracking().CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Without_the_lease_neither_is_written()
    {
        var lease = await ClaimAsync();
        Db.Notes.Add(new() { Text = "done" });

        var complete = () => new HeldContext(lease with { Epoch = 9 }).CompleteWithAsync(Db);

        await complete.Should().ThrowAsync<JobLeaseLostException>();
        (await Store.GetAsync(lease.JobId, null, default))!.Status.Should().Be(JobStatus.Processing);
        (await Db.Notes.AsNoTracking().CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task In_the_handlers_open_transaction_both_wait_for_its_commit()
    {
        var lease = await ClaimAsync();
        await using (var transaction = await Db.Database.BeginTransactionAsync())
        {
            Db.Notes.Add(new() { Text = "done" });
            await new HeldContext(lease).CompleteWithAsync(Db);
            await transaction.RollbackAsync();
        }

        (await Store.GetAsync(lease.JobId, null, default))!.Status.Should().Be(JobStatus.Processing);
        (await Db.Notes.AsNoTracking().CountAsync()).Should().Be(0);
    }

    private async Task<JobLease> ClaimAsync()
    {
        await Db.EnqueueAsync(new SendMail("ann"));
        var claimed = await Store.ClaimAsync(
            new() { WorkerId = "w", Types = ["send-mail"], Limit = 1, LeaseDuration = TimeSpan.FromMinutes(1) }, default);
        return claimed.Single().Lease;
    }
}

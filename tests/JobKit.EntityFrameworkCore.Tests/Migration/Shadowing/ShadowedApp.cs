using System.Diagnostics.Metrics;
using System.Text;
using JobKit.EntityFrameworkCore.Tests.Join;
using JobKit.Migration;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace JobKit.EntityFrameworkCore.Tests.Migration.Shadowing;

/// <summary>An app with notes and jobs in its own context, whose requests are shadowed, with its worker.</summary>
internal sealed class ShadowedApp : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SqliteFile _file = new();
    private readonly string? _postgres;
    private readonly EnqueueCounts _counts = new();
    private readonly ServiceProvider _services;
    private TaskCompletionSource<JobContext> _began = new();

    private ShadowedApp(TestDatabase kind, string? postgres, bool saves)
    {
        _postgres = postgres;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(this);
        services.AddSingleton<IMeterFactory>(_counts);
        services.AddDbContext<NoteContext>(options => _ = kind switch
        {
            TestDatabase.Sqlite => options.UseSqlite(_file.ConnectionString),
            TestDatabase.PostgreSql => options.UseNpgsql(postgres),
            _ => options.UseNpgsql(postgres, npgsql => npgsql.EnableRetryOnFailure()),
        });
        services.AddBackgroundJobs(jobs =>
        {
            jobs.AddJob<SendMail>().AddHandler<ShadowWork, string, ShadowWorkHandler>(handler => handler.MaxAttempts = 1);
            _ = saves ? jobs.AddMiddleware<SavingMiddleware>() : jobs;
            jobs.ConfigureJobs(options => options.ErrorDetail = ErrorDetail.Message).UseEntityFrameworkCore<NoteContext>();
        });
        services.AddJobMigration(migration => migration.AddShadow<ShadowWork>("work"));
        _services = services.BuildServiceProvider();
    }

    /// <summary>What the next attempt does.</summary>
    public Func<NoteContext, JobContext, Task> Work { get; private set; } = (_, _) => Task.CompletedTask;

    /// <summary>Mails that were counted as enqueued.</summary>
    public long Counted => _counts.Of("send-mail");

    public static async Task<ShadowedApp> StartAsync(TestDatabase kind, bool saves = false)
    {
        var app = new ShadowedApp(kind, kind == TestDatabase.Sqlite ? null : await SharedPostgres.CreateDatabaseAsync(), saves);
        await using (var scope = app.NewScope())
        {
            await scope.ServiceProvider.GetRequiredService<NoteContext>().Database.EnsureCreatedAsync();
        }

        foreach (var hosted in app._services.GetServices<IHostedService>())
        {
            if (hosted is IHostedLifecycleService early)
            {
                await early.StartingAsync(default);
            }

            await hosted.StartAsync(default);
        }

        return app;
    }

    public AsyncServiceScope NewScope() => _services.CreateAsyncScope();

    /// <summary>Runs this as a shadow job, to its end.</summary>
    public async Task<Job> ShadowJobAsync(Func<NoteContext, JobContext, Task> work)
    {
        Say(work);
        _services.GetRequiredService<IShadow>().Capture(new()
        {
            Stamp = new() { Cohort = new("work", 0, "/work", DateTimeOffset.UnixEpoch, ObservedArm.LegacyTargeted) },
            Job = new ShadowWork(true),
            Answer = ShadowAnswer.OfBody(Encoding.UTF8.GetBytes("\"done\"")),
        }).Should().Be(ShadowIntake.Taken);
        var context = await _began.Task.WaitAsync(Patience, TimeProvider.System);
        context.IsShadow().Should().BeTrue();
        return await _services.GetRequiredService<IJobQueue>().WaitAsync(context.Id, Patience);
    }

    /// <summary>Runs this as a shadow job; gives its error's message, or null.</summary>
    public async Task<string?> RunShadowAsync(Func<NoteContext, JobContext, Task> work)
    {
        var job = await ShadowJobAsync(work);
        job.IsTerminal.Should().BeTrue();
        return job.Error is { } error ? string.Join(' ', new[] { error.Message, error.Detail }.Where(text => text is not null)) : null;
    }

    public async Task RunRealAsync(Func<NoteContext, JobContext, Task> work)
    {
        Say(work);
        var queue = _services.GetRequiredService<IJobQueue>();
        var job = await queue.WaitAsync((await queue.EnqueueAsync(new ShadowWork(false))).Id, Patience);
        job.Status.Should().Be(JobStatus.Completed, job.Error?.Message);
    }

    public async Task<int> NotesAsync()
    {
        await using var scope = NewScope();
        return await scope.ServiceProvider.GetRequiredService<NoteContext>().Notes.CountAsync();
    }

    public async Task<int> MailsAsync()
    {
        await using var scope = NewScope();
        return await scope.ServiceProvider.GetRequiredService<NoteContext>().Set<JobRow>().CountAsync(row => row.Type == "send-mail");
    }

    /// <summary>As another user of the app, who has nothing to do with the shadow job.</summary>
    public Task AddNoteApartAsync()
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(async () =>
            {
                await using var scope = NewScope();
                var db = scope.ServiceProvider.GetRequiredService<NoteContext>();
                db.Notes.Add(new() { Text = "apart" });
                await db.SaveChangesAsync();
            });
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in _services.GetServices<IHostedService>().Reverse())
        {
            await hosted.StopAsync(default);
        }

        await _services.DisposeAsync();
        _counts.Dispose();
        await using var file = new SqliteConnection(_file.ConnectionString);
        SqliteConnection.ClearPool(file);
        await using var server = new NpgsqlConnection(_postgres);
        NpgsqlConnection.ClearPool(server);
        _file.Dispose();
    }

    private void Say(Func<NoteContext, JobContext, Task> work)
    {
        _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Work = (db, context) =>
        {
            _began.TrySetResult(context);
            return work(db, context);
        };
    }
}

using JobKit.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore.Tests.Store;

public sealed class NothingWrittenTests
{
    [Fact]
    public async Task A_server_that_cannot_be_reached_has_surely_written_nothing() =>
        (await EnqueueAsync(options => options.UseNpgsql("Host=127.0.0.1;Port=1;Database=none;Timeout=2"))).Should().BeOfType<JobStoreException>()
            .Which.Should().Match<JobStoreException>(told => told.NothingWritten && told.Message.Contains("cannot be reached"));

    [Fact]
    public async Task A_file_that_cannot_be_opened_has_surely_written_nothing() =>
        (await EnqueueAsync(options => options.UseSqlite("Data Source=/no/such/folder/jobs.db"))).Should().BeOfType<JobStoreException>()
            .Which.Should().Match<JobStoreException>(told => told.NothingWritten && told.Message.Contains("cannot be opened"));

    [Fact]
    public async Task What_fails_with_a_connection_is_not_known_to_have_written_nothing()
    {
        using var file = new SqliteFile();

        var error = await EnqueueAsync(options => options.UseSqlite(file.ConnectionString));

        (error is JobStoreException { NothingWritten: true }).Should().BeFalse($"the table was missing, which only the database can know: {error}");
    }

    private static async Task<Exception> EnqueueAsync(Action<DbContextOptionsBuilder> options)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddBackgroundJobs(jobs => jobs.UseEntityFrameworkCore(options, autoMigrate: false));
        await using var provider = services.BuildServiceProvider();
        var store = provider.GetRequiredService<IJobEnqueueStore>();
        var job = new NewJob { Id = JobId.New(), Type = "a", Queue = "q", Payload = "{}", ContentHash = new('0', 64) };
        return (await Record.ExceptionAsync(() => store.EnqueueAsync([job], EnqueueMode.EachAlone, default)))!;
    }
}

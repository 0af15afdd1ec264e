using JobKit.Tests.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JobKit.Tests.Registration;

public sealed class StartTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_store_is_prepared_before_anything_of_the_app_starts_whether_jobs_run_here_or_not(bool enabled)
    {
        var (store, standIn) = StoreStandIn.New();
        await using var provider = Provider(store, enabled);

        await Hosted<JobStorePreparation>(provider).StartingAsync(default);

        standIn.Calls.Should().Equal("PrepareAsync");
    }

    [Fact]
    public async Task A_handler_that_cannot_be_made_stops_the_start_of_a_node_that_runs_jobs()
    {
        await using var provider = Provider(StoreStandIn.New().Store, enabled: true);

        await FluentActions.Awaiting(() => Hosted<HandlerPreparation>(provider).StartingAsync(default)).Should().ThrowAsync<InvalidOperationException>()
            .WithMessage("The handler *NeedyHandler of job type \"greet\" cannot be made: *Clockwork*Register what it needs, or set JobKit:Worker:Enabled to false*");
    }

    [Fact]
    public async Task A_node_that_only_enqueues_makes_no_handlers()
    {
        await using var provider = Provider(StoreStandIn.New().Store, enabled: false);

        await FluentActions.Awaiting(() => Hosted<HandlerPreparation>(provider).StartingAsync(default)).Should().NotThrowAsync();
    }

    private static ServiceProvider Provider(JobKit.Storage.IJobStore store, bool enabled) => new ServiceCollection().AddLogging()
        .AddBackgroundJobs(jobs => jobs.AddHandler<Greet, NeedyHandler>().UseStore(_ => store).ConfigureWorker(worker => worker.Enabled = enabled))
        .BuildServiceProvider();

    private static THosted Hosted<THosted>(ServiceProvider provider) => provider.GetServices<IHostedService>().OfType<THosted>().Single();

    private sealed class Clockwork;

    private sealed class NeedyHandler(Clockwork clockwork) : IJobHandler<Greet>
    {
        public Task HandleAsync(Greet job, JobContext context, CancellationToken cancellationToken) => Task.FromResult(clockwork);
    }
}

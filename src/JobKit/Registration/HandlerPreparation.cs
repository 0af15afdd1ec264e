using JobKit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Makes each handler and middleware once at the start of a node that runs jobs: a missing dependency stops the start, not every job of that type.</summary>
internal sealed class HandlerPreparation(IEnumerable<JobTypeDefinition> types, IServiceScopeFactory scopes, IOptions<WorkerOptions> worker) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!worker.Value.Enabled)
        {
            return;
        }

        foreach (var type in types.Where(type => type.HandlerType is not null))
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                Make(scope.ServiceProvider, type);
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static void Make(IServiceProvider services, JobTypeDefinition type)
    {
        try
        {
            services.GetServices<IJobMiddleware>();
            services.GetRequiredService(type.HandlerType!);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException(
                $"The handler {type.HandlerType} of job type \"{type.Name}\" cannot be made: {error.Message} Register what it needs, or set JobKit:Worker:Enabled to false where this node only enqueues.",
                error);
        }
    }
}

using JobKit;
using JobKit.Migration;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Stops an app that would not keep its legacy contracts before anything of it starts.</summary>
internal sealed class LegacyContractPreparation(IEnumerable<LegacyContract> contracts, JobTypeRegistry types, LegacyJson json) : IHostedLifecycleService
{
    /// <exception cref="LegacyContractException">A contract cannot be kept; each fault is told.</exception>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var problems = LegacyContractsCheck.Problems([.. contracts], types, json);
        return problems.Count == 0 ? Task.CompletedTask : throw new LegacyContractException(problems);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

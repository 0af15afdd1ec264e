using JobKit;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Section <c>JobKit:Queues:{name}</c>.</summary>
internal sealed class QueueOptionsValidator : IValidateOptions<QueueOptions>
{
    public ValidateOptionsResult Validate(string? name, QueueOptions options) => OptionProblems.Of(
    [
        Ranges.Number(
            $"JobKit:Queues:{name}:Concurrency", options.Concurrency, 1, 10_000,
            "Set it to how many jobs of the queue this node may run at once, or remove it for no limit."),
    ]);
}

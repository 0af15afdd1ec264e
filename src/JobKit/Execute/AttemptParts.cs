using JobKit.Storage;

namespace JobKit;

/// <summary>What every attempt's context is made of.</summary>
internal sealed class AttemptParts(
    JobSerializer serializer,
    ErrorText errors,
    IJobWorkStore store,
    IJobFactory factory,
    ProgressWriter progress,
    EnqueueWakes wakes,
    EnqueueAnswers answers)
{
    public JobSerializer Serializer => serializer;

    public ErrorText Errors => errors;

    public AttemptContext NewContext(HeldJob held, JobTypeDefinition type) =>
        new(held, serializer, type, store, factory, progress, wakes, answers);
}

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
    EnqueueAnswers answers,
    IEnumerable<IAttemptPreparation> preparations)
{
    public JobSerializer Serializer => serializer;

    public ErrorText Errors => errors;

    public AttemptContext NewContext(HeldJob held, JobTypeDefinition type) =>
        new(held, serializer, type, store, factory, progress, wakes, answers);

    /// <summary>Before anything is made for the attempt, in the flow that all of it runs in; disposed when everything of it is gone.</summary>
    public AttemptPreparations Prepare(AttemptContext context) => new(preparations, context);
}

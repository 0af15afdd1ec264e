using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>Begins the isolation of a shadow attempt, and refuses its enqueues.</summary>
internal sealed class ShadowIsolation : IAttemptPreparation, IEnqueueGate
{
    public IDisposable? Begin(AttemptContext context)
    {
        if (!context.IsShadow())
        {
            return null;
        }

        context.Rehearse(static () => ShadowEffectDeniedException.Of("enqueue a child job"));
        return ShadowFlow.Begin();
    }

    public void Pass(IReadOnlyList<NewJob> jobs)
    {
        if (ShadowFlow.IsOn)
        {
            throw ShadowEffectDeniedException.Of($"enqueue a job of type \"{jobs[0].Type}\"");
        }
    }
}

namespace JobKit.Migration;

/// <summary>Says whether a job's result is as good as legacy's answer. Registered by <see cref="ShadowExperiment{TJob}.Compare{TComparer}"/>.</summary>
/// <remarks>
/// Called in a job of its own, never in a request, from many threads. What it throws is counted as <see cref="ShadowClass.ComparerError"/>.
/// It must depend on the two answers alone: a comparison may be made again.
/// </remarks>
public interface IResultComparer
{
    /// <summary>Compares.</summary>
    ResultComparison Compare(ResultPair pair);
}

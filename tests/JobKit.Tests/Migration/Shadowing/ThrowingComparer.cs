using JobKit.Migration;

namespace JobKit.Tests.Migration.Shadowing;

internal sealed class ThrowingComparer : IResultComparer
{
    public ResultComparison Compare(ResultPair pair) => throw new InvalidOperationException($"secret {pair.Control}");
}

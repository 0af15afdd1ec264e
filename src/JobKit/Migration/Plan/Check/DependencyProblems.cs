namespace JobKit.Migration;

/// <summary>What is wrong with the rollouts that a plan waits for.</summary>
internal static class DependencyProblems
{
    public static IEnumerable<string> Of(RolloutPlan plan, int keyLength, int maxEntries)
    {
        var keys = plan.DependsOn.IsDefault ? [] : plan.DependsOn;
        if (keys.Length > maxEntries)
        {
            yield return $"dependsOn has {keys.Length} entries. It must have at most {maxEntries}. Leave out those that others wait for already.";
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < keys.Length; at++)
        {
            var path = $"dependsOn[{at}]";
            if (Ranges.Name(path, keys[at], keyLength, "Name another rollout, like create-image.") is { } problem)
            {
                yield return problem;
            }
            else if (string.Equals(keys[at], plan.Key, StringComparison.Ordinal))
            {
                yield return $"{path} is {plan.Key}, the plan itself. It must be another rollout. Remove it.";
            }
            else if (!seen.Add(keys[at]))
            {
                yield return $"{path} is {keys[at]} a second time. Each rollout must stand once. Remove it.";
            }
        }
    }
}

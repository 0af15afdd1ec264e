namespace JobKit.Migration;

/// <summary>Which rules move a rollout's share.</summary>
public enum RolloutPolicy
{
    /// <summary><see cref="SequentialPolicy"/>: moves on evidence only. The default.</summary>
    Sequential = 0,

    /// <summary><see cref="SeedPolicy"/>, the seed documents' rules with their known faults, which the plan must acknowledge.</summary>
    Seed = 1,
}

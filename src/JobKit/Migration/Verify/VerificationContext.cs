namespace JobKit.Migration;

/// <summary>What a check may look at.</summary>
public sealed class VerificationContext
{
    internal VerificationContext(IServiceProvider services, string migration, VerificationMeasures measures, ProbeOutcome probe) =>
        (Services, Migration, Measures, Probe) = (services, migration, measures, probe);

    /// <summary>The app's services, of a scope that ends with the run.</summary>
    public IServiceProvider Services { get; }

    /// <summary>The migration that is verified, or empty for the system as a whole.</summary>
    public string Migration { get; }

    internal VerificationMeasures Measures { get; }

    internal ProbeOutcome Probe { get; }
}

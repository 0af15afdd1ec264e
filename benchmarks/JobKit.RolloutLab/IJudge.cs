using JobKit.Migration;

namespace JobKit.RolloutLab;

/// <summary>A policy under virtual time.</summary>
internal interface IJudge
{
    /// <summary>Minutes between looks; 1: as often as the setting says.</summary>
    int EveryMinutes { get; }

    Verdict Look(DecisionInput input);
}

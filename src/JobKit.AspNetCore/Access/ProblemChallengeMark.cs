namespace JobKit.AspNetCore;

/// <summary>Says that <see cref="ProblemChallenge"/> is there already.</summary>
internal sealed class ProblemChallengeMark;

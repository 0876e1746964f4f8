package io.qualitender.api.reference.referential;

/**
 * The facts about an organization that decide which indicators apply.
 *
 * @param certifying at least one service leads to a professional certification (RNCP, RS)
 * @param workStudy at least one course is a work-study course (alternance)
 * @param workBasedPeriods at least one service includes periods in a work setting (AFEST,
 *     internship, alternance)
 * @param usesSubcontractors subcontractors or umbrella-company trainers take part
 * @param longerThanTwoDays at least one service lasts more than two days
 */
public record Activity(
    boolean certifying,
    boolean workStudy,
    boolean workBasedPeriods,
    boolean usesSubcontractors,
    boolean longerThanTwoDays) {

  boolean meets(ActivityFlag flag) {
    return switch (flag) {
      case CERTIFYING -> certifying;
      case WORK_STUDY -> workStudy;
      case WORK_BASED_PERIODS -> workBasedPeriods;
      case USES_SUBCONTRACTORS -> usesSubcontractors;
      case LONGER_THAN_TWO_DAYS -> longerThanTwoDays;
    };
  }
}
